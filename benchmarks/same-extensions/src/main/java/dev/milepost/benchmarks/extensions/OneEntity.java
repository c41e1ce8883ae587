package dev.milepost.benchmarks.extensions;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Without an entity Hibernate would not start. */
@Entity
public class OneEntity {
    @Id
    long id;
}

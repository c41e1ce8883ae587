package dev.milepost.alert.known;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** That a person belongs to a team. */
@Entity
@Table(name = "known_team_member")
@SuppressWarnings("NullAway.Init")
public class KnownTeamMember {
    @EmbeddedId
    Key key;

    @TenantId
    String tenantId;

    protected KnownTeamMember() {}

    KnownTeamMember(String team, UUID personId) {
        this.key = new Key(team, personId);
    }

    /** Who in which team. */
    @Embeddable
    public record Key(String team, UUID personId) {}
}

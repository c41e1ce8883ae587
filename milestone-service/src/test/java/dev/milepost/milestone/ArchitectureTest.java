package dev.milepost.milestone;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.milepost.kit.http.WriteOperation;
import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.List;
import org.hibernate.annotations.TenantId;

/** What holds for every class of the service. */
@AnalyzeClasses(packages = "dev.milepost.milestone", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule timeIsInjected = noClasses()
            .should()
            .callMethodWhere(target(name("now"))
                    .and(target(com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                            JavaClass.Predicates.resideInAPackage("java.time..")))))
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule everyEndpointDeclaresItsRoles = methods()
            .that()
            .areMetaAnnotatedWith(HttpMethod.class)
            .should()
            .beAnnotatedWith(RolesAllowed.class)
            .orShould()
            .beDeclaredInClassesThat()
            .areAnnotatedWith(RolesAllowed.class);

    /** A class names its readers once; what writes says itself who may. */
    @ArchTest
    static final ArchRule noWriteTakesTheReadersRoles = methods()
            .that()
            .areAnnotatedWith(WriteOperation.class)
            .and()
            .areMetaAnnotatedWith(HttpMethod.class)
            .should()
            .beAnnotatedWith(RolesAllowed.class)
            .orShould()
            .beDeclaredInClassesThat(DescribedPredicate.describe(
                    "are annotated without VIEWER",
                    type -> type.isAnnotatedWith(RolesAllowed.class)
                            && !List.of(type.getAnnotationOfType(RolesAllowed.class)
                                            .value())
                                    .contains(Roles.VIEWER)));

    @ArchTest
    static final ArchRule resourcesUseUseCasesOnly = noClasses()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "dev.milepost.kit.outbox..");

    @ArchTest
    static final ArchRule entitiesKnowNoTransport = noClasses()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.ws.rs..",
                    "com.fasterxml.jackson..",
                    "org.eclipse.microprofile.reactive..",
                    "org.apache.kafka..",
                    "io.quarkus.security..");

    @ArchTest
    static final ArchRule everyEntityBelongsToATenant = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should(com.tngtech.archunit.lang.conditions.ArchConditions.have(
                    com.tngtech.archunit.base.DescribedPredicate.describe(
                            "a field with @TenantId",
                            (JavaClass type) -> type.getFields().stream()
                                    .anyMatch(field -> field.isAnnotatedWith(TenantId.class)))));

    @ArchTest
    static final ArchRule nobodyNamesAPackageForNothing =
            noClasses().should().resideInAnyPackage("..utils..", "..common..", "..impl..", "..manager..");

    @ArchTest
    static final ArchRule valuesKnowNoFeature = noClasses()
            .that()
            .resideInAPackage("..value..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..party..", "..person..", "..contract..", "..milestone.milestone..", "..payment..");
}

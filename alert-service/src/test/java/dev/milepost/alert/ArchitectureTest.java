package dev.milepost.alert;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Set;

@AnalyzeClasses(packages = "dev.milepost.alert", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final Set<Class<?>> TIMES = Set.of(
            Instant.class,
            LocalDate.class,
            LocalDateTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class,
            Clock.class);

    @ArchTest
    static final ArchRule time_comes_from_an_injected_clock = noClasses()
            .should()
            .callMethodWhere(new DescribedPredicate<>("it reads the machine's clock") {
                @Override
                public boolean test(com.tngtech.archunit.core.domain.JavaMethodCall call) {
                    var owner = call.getTargetOwner();
                    boolean now = call.getName().equals("now") && TIMES.stream().anyMatch(owner::isEquivalentTo);
                    boolean system = call.getName().startsWith("system")
                            && (owner.isEquivalentTo(Clock.class) || owner.isEquivalentTo(InstantSource.class));
                    boolean millis =
                            owner.isEquivalentTo(System.class) && call.getName().equals("currentTimeMillis");
                    return now || system || millis;
                }
            });

    @ArchTest
    static final ArchRule resources_only_call_use_cases = noClasses()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .dependOnClassesThat(new DescribedPredicate<>("are entities or reach the database") {
                @Override
                public boolean test(JavaClass type) {
                    return type.isAnnotatedWith(Entity.class)
                            || type.isAssignableTo(EntityManager.class)
                            || type.isAssignableTo(javax.sql.DataSource.class)
                            || type.getPackageName().startsWith("dev.milepost.alert.known");
                }
            });

    @ArchTest
    static final ArchRule entities_know_nothing_of_the_outside = noClasses()
            .that()
            .areAnnotatedWith(Entity.class)
            .or()
            .resideInAPackage("dev.milepost.alert.ladder..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.ws.rs..",
                    "com.fasterxml.jackson..",
                    "org.apache.kafka..",
                    "org.eclipse.microprofile.reactive..",
                    "io.quarkus.security..",
                    "jakarta.mail..");

    @ArchTest
    static final ArchRule every_resource_method_declares_its_roles = methods()
            .that()
            .areMetaAnnotatedWith(HttpMethod.class)
            .should(new ArchCondition<JavaMethod>("be covered by @RolesAllowed") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    boolean covered = method.isAnnotatedWith(RolesAllowed.class)
                            || method.getOwner().isAnnotatedWith(RolesAllowed.class);
                    events.add(new SimpleConditionEvent(method, covered, method.getFullName()));
                }
            });

    @ArchTest
    static final ArchRule only_the_mail_package_knows_mail = noClasses()
            .that()
            .resideOutsideOfPackage("dev.milepost.alert.email")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..");

    @ArchTest
    static final ArchRule features_do_not_depend_on_each_other_in_circles =
            slices().matching("dev.milepost.alert.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule dependencies_come_through_the_constructor = noFieldInjection();

    private static ArchRule noFieldInjection() {
        return com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields()
                .should()
                .beAnnotatedWith(Inject.class);
    }

    @ArchTest
    static final ArchRule entities_carry_their_tenant = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should(new ArchCondition<JavaClass>("have a @TenantId") {
                @Override
                public void check(JavaClass entity, ConditionEvents events) {
                    boolean has = entity.getFields().stream()
                            .anyMatch(field -> field.isAnnotatedWith(org.hibernate.annotations.TenantId.class));
                    events.add(new SimpleConditionEvent(entity, has, entity.getFullName()));
                }
            });
}

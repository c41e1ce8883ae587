package dev.milepost.analytics;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import org.hibernate.annotations.TenantId;

/** The rules of the house that the compiler cannot see. */
@AnalyzeClasses(packages = "dev.milepost.analytics", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule THE_CLOCK_IS_INJECTED = noClasses()
            .should()
            .callMethodWhere(new DescribedPredicate<JavaCall<?>>("it reads the machine's clock") {
                @Override
                public boolean test(JavaCall<?> call) {
                    var target = call.getTarget();
                    return target.getOwner().getPackageName().startsWith("java.time")
                                    && (target.getName().equals("now")
                                            || target.getName().startsWith("system"))
                            || target.getOwner().isEquivalentTo(System.class)
                                    && target.getName().equals("currentTimeMillis");
                }
            });

    @ArchTest
    static final ArchRule RESOURCES_KNOW_USE_CASES_ONLY = noClasses()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .dependOnClassesThat()
            .areAnnotatedWith(Entity.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(EntityManager.class)
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("..analytics.fact..", "..analytics.rollup..", "..analytics.history..", "java.sql..");

    @ArchTest
    static final ArchRule FACTS_KNOW_NO_TRANSPORT = noClasses()
            .that()
            .resideInAnyPackage("..analytics.fact..", "..analytics.rollup..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.ws.rs..",
                    "com.fasterxml.jackson..",
                    "org.apache.kafka..",
                    "org.eclipse.microprofile.reactive..",
                    "io.quarkus.security..");

    @ArchTest
    static final ArchRule STATEMENTS_ARE_IN_THE_NAMED_CLASSES = noClasses()
            .that()
            .haveSimpleNameNotStartingWith("EventLog")
            .and()
            .haveSimpleNameNotStartingWith("RollUp")
            .and()
            .resideOutsideOfPackages("..analytics.history..", "..analytics.rebuild..")
            .and()
            .haveSimpleNameNotStartingWith("QuestionReader")
            .and()
            .haveSimpleNameNotStartingWith("ExportReader")
            .and()
            .haveSimpleNameNotStartingWith("DayReader")
            .and()
            .haveSimpleNameNotStartingWith("ScheduleReader")
            .and()
            .haveSimpleNameNotStartingWith("SmallTeams")
            .and()
            .haveSimpleNameNotStartingWith("SightReader")
            .and()
            .haveSimpleNameNotStartingWith("Names")
            .and()
            .haveSimpleNameNotStartingWith("RunStore")
            .and()
            .haveSimpleNameNotStartingWith("RunJob")
            .and()
            .haveSimpleNameNotStartingWith("ForgetEvents")
            .and()
            .haveSimpleNameNotStartingWith("Dependencies")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Connection.class);

    @ArchTest
    static final ArchRule ENTITIES_HAVE_A_TENANT = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should(new ArchCondition<>("have a @TenantId") {
                @Override
                public void check(com.tngtech.archunit.core.domain.JavaClass type, ConditionEvents events) {
                    boolean has = type.getFields().stream().anyMatch(field -> field.isAnnotatedWith(TenantId.class));
                    events.add(new SimpleConditionEvent(type, has, type.getName() + " has a tenant: " + has));
                }
            });

    @ArchTest
    static final ArchRule ENDPOINTS_DECLARE_THEIR_ROLES = methods()
            .that()
            .areMetaAnnotatedWith(HttpMethod.class)
            .should(new ArchCondition<>("have @RolesAllowed, on themselves or their class") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    boolean has = method.isAnnotatedWith(RolesAllowed.class)
                            || method.getOwner().isAnnotatedWith(RolesAllowed.class);
                    events.add(new SimpleConditionEvent(method, has, method.getFullName() + " declares roles: " + has));
                }
            });

    @ArchTest
    static final ArchRule FEATURES_DO_NOT_GO_IN_CIRCLES =
            slices().matching("dev.milepost.analytics.(*)..").should().beFreeOfCycles();
}

package com.smartap.testkit.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.smartap.spi.Api;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How code in every module looks: time from a clock, money never in floating point, public types declared, packages
 * without cycles. Run with {@code ArchTests.in(CodeRules.class)}; needs ArchUnit on the class path.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class CodeRules {
    private static final Pattern MONEY = Pattern.compile(
            "(?i).*(amount|price|total|subtotal|tax|money|balance|discount|charge|allowance|fee|cost).*");

    /** The clock is injected, so that a test can say what time it is. */
    @ArchTest
    static final ArchRule a_clock_is_the_only_source_of_now =
            noClasses().should(callMethodWhere(readsTheMachinesTime())).allowEmptyShould(true);

    /** A user sees at each public type whether to call or to implement it. */
    @ArchTest
    static final ArchRule public_types_declare_their_use = classes()
            .that()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .and()
            .resideOutsideOfPackages("..internal..", "com.smartap.sample..", "com.smartap.samples..")
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .beAnnotatedWith(Api.class)
            .allowEmptyShould(true);

    /**
     * Packages form no cycle. The one exception is by design: the builder and the engine that it builds wire the parts
     * together, and these implement the interfaces that lie beside the builder. So the engine's public package may
     * know its parts, which know it.
     */
    @ArchTest
    static final ArchRule packages_form_no_cycle = slices().matching("com.smartap.(**)")
            .should()
            .beFreeOfCycles()
            .ignoreDependency(
                    ModuleRules.in("com.smartap.core").as("the engine's public package"),
                    ModuleRules.in("com.smartap.core.internal..").as("its parts"))
            .allowEmptyShould(true);

    /** A library does not write to the console of its host; the command line is there for that. Contracts read it. */
    @ArchTest
    static final ArchRule nothing_writes_to_standard_streams = noClasses()
            .that()
            .resideOutsideOfPackages("com.smartap.sample..", "com.smartap.samples..")
            .and()
            .doNotHaveFullyQualifiedName("com.smartap.testkit.connector.CapturedLog")
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
            .allowEmptyShould(true);

    /** Logs go through SLF4J. The test kit quietens a library that logs otherwise. */
    @ArchTest
    static final ArchRule logs_go_through_slf4j = noClasses()
            .that()
            .resideOutsideOfPackage("com.smartap.testkit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.util.logging..", "org.apache.log4j..", "org.apache.logging..", "org.apache.commons.logging..")
            .allowEmptyShould(true);

    /** Money is exact. */
    @ArchTest
    static final ArchRule money_is_never_floating_point =
            fields().that(areFloatingPoint()).should(notBeNamedLikeMoney()).allowEmptyShould(true);

    /** A name says what a class does. */
    @ArchTest
    static final ArchRule names_say_what_a_class_does = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Utils?|Helper|Manager)$")
            .allowEmptyShould(true);

    /** Rows stay where the database is known. */
    @ArchTest
    static final ArchRule entities_lie_in_persistence = classes()
            .that()
            .areAnnotatedWith("jakarta.persistence.Entity")
            .should()
            .resideInAPackage("com.smartap.core.internal.persistence")
            .allowEmptyShould(true);

    /** Neither entity names nor tables collide with the host's. */
    @ArchTest
    static final ArchRule entities_carry_our_prefix = classes()
            .that()
            .areAnnotatedWith("jakarta.persistence.Entity")
            .should(carryPrefixes())
            .allowEmptyShould(true);

    private CodeRules() {}

    private static DescribedPredicate<JavaMethodCall> readsTheMachinesTime() {
        return DescribedPredicate.describe("read the machine's time", call -> {
            String owner = call.getTargetOwner().getName();
            String name = call.getName();
            boolean now = owner.startsWith("java.time.")
                    && name.equals("now")
                    && call.getTarget().getRawParameterTypes().stream()
                            .noneMatch(type -> type.isEquivalentTo(java.time.Clock.class));
            return now || owner.equals("java.lang.System") && name.equals("currentTimeMillis");
        });
    }

    private static DescribedPredicate<JavaField> areFloatingPoint() {
        return DescribedPredicate.describe("are floating point", field -> {
            String type = field.getRawType().getName();
            return type.equals("double")
                    || type.equals("float")
                    || type.equals("java.lang.Double")
                    || type.equals("java.lang.Float");
        });
    }

    private static ArchCondition<JavaField> notBeNamedLikeMoney() {
        return new ArchCondition<>("not be named like money") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                if (MONEY.matcher(field.getName()).matches()) {
                    events.add(SimpleConditionEvent.violated(field, field.getFullName() + " holds money inexactly"));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> carryPrefixes() {
        return new ArchCondition<>("be named SmartAp… and lie in tables smartap_…") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                prefixed(type, "jakarta.persistence.Entity", "SmartAp", events);
                prefixed(type, "jakarta.persistence.Table", "smartap_", events);
            }
        };
    }

    private static void prefixed(JavaClass type, String annotation, String prefix, ConditionEvents events) {
        Optional<Object> name = type.tryGetAnnotationOfType(annotation).flatMap(found -> found.get("name"));
        if (!name.map(String::valueOf).orElse("").startsWith(prefix)) {
            events.add(SimpleConditionEvent.violated(
                    type, "%s: @%s has the name %s".formatted(type.getName(), annotation, name.orElse("(none)"))));
        }
    }
}

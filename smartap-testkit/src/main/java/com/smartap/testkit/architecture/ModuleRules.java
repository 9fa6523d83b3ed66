package com.smartap.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.smartap.spi.Api;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Which module may know which: the SPI knows nobody, the engine and the connectors and tools know the SPI only, and
 * Spring is known to the starter, the console and the samples only. Rules of modules that are not on the class path
 * hold by themselves. Run with {@code ArchTests.in(ModuleRules.class)}; needs ArchUnit on the class path.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class ModuleRules {
    private static final String[] SPI = {"com.smartap.spi..", "com.smartap.model.."};

    private static final String[] CONNECTORS_AND_TOOLS = {
        "com.smartap.connector..", "com.smartap.payments..", "com.smartap.capture..", "com.smartap.archive.."
    };

    private static final String[] SPRING_SIDE = {
        "com.smartap.spring..", "com.smartap.console..", "com.smartap.sample..", "com.smartap.samples.."
    };

    /** The contracts stand on Java alone. */
    @ArchTest
    static final ArchRule the_spi_knows_java_and_itself_only = noClasses()
            .that()
            .resideInAnyPackage(SPI)
            .should()
            .dependOnClassesThat(
                    areOutsideOf("com.smartap.spi..", "com.smartap.model..", "java..", "org.jspecify..", "org.slf4j.."))
            .allowEmptyShould(true);

    /** The engine reaches the world through the SPI only. */
    @ArchTest
    static final ArchRule the_engine_knows_the_spi_only = noClasses()
            .that()
            .resideInAPackage("com.smartap.core..")
            .should()
            .dependOnClassesThat(
                    areOurs().and(areOutsideOf("com.smartap.core..", "com.smartap.spi..", "com.smartap.model..")))
            .allowEmptyShould(true);

    /** The host chooses the framework, the JPA provider and the HTTP client. */
    @ArchTest
    static final ArchRule the_engine_is_framework_free = noClasses()
            .that()
            .resideInAPackage("com.smartap.core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "okhttp3..", "org.hibernate..")
            .allowEmptyShould(true);

    /** Connectors and tools can be used without the engine. */
    @ArchTest
    static final ArchRule connectors_and_tools_know_no_engine = noClasses()
            .that()
            .resideInAnyPackage(CONNECTORS_AND_TOOLS)
            .should()
            .dependOnClassesThat(areOurs()
                    .and(areOutsideOf(
                            "com.smartap.spi..",
                            "com.smartap.model..",
                            "com.smartap.connector..",
                            "com.smartap.payments..",
                            "com.smartap.capture..",
                            "com.smartap.archive..")))
            .allowEmptyShould(true);

    /** A connector or tool knows none of the others; connector support is there for all. */
    @ArchTest
    static final ArchRule connectors_and_tools_know_none_of_each_other = slices().matching(
                    "com.smartap.(connector.*|payments|capture|archive)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(anyClass(), in("com.smartap.connector.support.."))
            .allowEmptyShould(true);

    /** The test kit proves implementations of the SPI; it is built before them. */
    @ArchTest
    static final ArchRule the_test_kit_knows_the_spi_only = noClasses()
            .that()
            .resideInAPackage("com.smartap.testkit..")
            .should()
            .dependOnClassesThat(
                    areOurs().and(areOutsideOf("com.smartap.testkit..", "com.smartap.spi..", "com.smartap.model..")))
            .allowEmptyShould(true);

    /** Spring is a way to embed the engine, not a part of it. */
    @ArchTest
    static final ArchRule spring_is_known_to_starter_console_and_samples_only = noClasses()
            .that(areOurs().and(areOutsideOf(SPRING_SIDE)))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..")
            .allowEmptyShould(true);

    /** The starter knows the engine's public API, and no console. */
    @ArchTest
    static final ArchRule the_starter_knows_no_console = noClasses()
            .that()
            .resideInAPackage("com.smartap.spring..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.smartap.console..", "com.smartap.core.internal..")
            .allowEmptyShould(true);

    /** What is internal stays within its module. */
    @ArchTest
    static final ArchRule the_console_uses_public_types_only = noClasses()
            .that()
            .resideInAnyPackage("com.smartap.console..", "com.smartap.sample..", "com.smartap.samples..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.smartap.core.internal..", "com.smartap.capture.internal..", "com.smartap.archive.internal..")
            .allowEmptyShould(true);

    private ModuleRules() {}

    static DescribedPredicate<JavaClass> areOurs() {
        return in("com.smartap..");
    }

    static DescribedPredicate<JavaClass> in(String... packages) {
        return JavaClass.Predicates.resideInAnyPackage(packages);
    }

    private static DescribedPredicate<JavaClass> anyClass() {
        return DescribedPredicate.alwaysTrue();
    }

    /** Arrays of primitives have no package and belong to nobody. */
    private static DescribedPredicate<JavaClass> areOutsideOf(String... packages) {
        return DescribedPredicate.not(in(packages))
                .and(DescribedPredicate.describe(
                        "have a package", c -> !c.getPackageName().isEmpty()))
                .as("reside outside of " + String.join(", ", packages));
    }
}

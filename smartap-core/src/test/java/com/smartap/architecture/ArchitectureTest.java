package com.smartap.architecture;

import com.smartap.testkit.architecture.CodeRules;
import com.smartap.testkit.architecture.ModuleRules;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;

/** Holds the rules over every module that the engine's tests see: all but starter, console and samples. */
@AnalyzeClasses(packages = "com.smartap", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests modules = ArchTests.in(ModuleRules.class);

    @ArchTest
    static final ArchTests code = ArchTests.in(CodeRules.class);
}

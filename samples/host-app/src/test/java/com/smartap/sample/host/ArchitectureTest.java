package com.smartap.sample.host;

import com.smartap.testkit.architecture.CodeRules;
import com.smartap.testkit.architecture.ModuleRules;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;

/** The rules of the house over starter, console and host application as well, which only this module sees. */
@AnalyzeClasses(packages = "com.smartap", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests modules = ArchTests.in(ModuleRules.class);

    @ArchTest
    static final ArchTests code = ArchTests.in(CodeRules.class);
}

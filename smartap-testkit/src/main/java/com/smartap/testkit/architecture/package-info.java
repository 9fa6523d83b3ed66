/** The rules by which modules and packages may know each other, for ArchUnit. */
@NullMarked
package com.smartap.testkit.architecture;

import org.jspecify.annotations.NullMarked;

/** Sample invoices with their truth, and hostile documents, all generated at run time. */
@NullMarked
package com.smartap.testkit.samples;

import org.jspecify.annotations.NullMarked;

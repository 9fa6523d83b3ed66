/** Approvals: who has to agree to what, and what they decided. */
@NullMarked
package com.smartap.model.approval;

import org.jspecify.annotations.NullMarked;

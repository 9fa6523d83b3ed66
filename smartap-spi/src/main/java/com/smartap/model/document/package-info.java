/** Documents, their versions and the states they pass through. */
@NullMarked
package com.smartap.model.document;

import org.jspecify.annotations.NullMarked;

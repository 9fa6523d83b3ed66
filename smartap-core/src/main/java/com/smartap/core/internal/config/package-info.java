/** What an engine was built with, checked as a whole. */
@NullMarked
package com.smartap.core.internal.config;

import org.jspecify.annotations.NullMarked;

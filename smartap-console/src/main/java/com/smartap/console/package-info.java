/** The web console: server-rendered pages over the engine that a Spring Boot host switches on. */
@NullMarked
package com.smartap.console;

import org.jspecify.annotations.NullMarked;

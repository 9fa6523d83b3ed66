/** A Spring Boot application that embeds SmartAP, with demo users and a simulated world around it. */
@NullMarked
package com.smartap.sample.host;

import org.jspecify.annotations.NullMarked;

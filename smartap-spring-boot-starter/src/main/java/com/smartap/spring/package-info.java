/** SmartAP in a Spring Boot application: auto-configuration, properties, health and metrics. */
@NullMarked
package com.smartap.spring;

import org.jspecify.annotations.NullMarked;

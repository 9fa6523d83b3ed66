/** Engines in processes of their own over one PostgreSQL: killed at random instants, and sharing work. */
package com.smartap.core.process;

/** Stops the engine at every instant at which a crash would matter, and counts what is there afterwards. */
package com.smartap.core.crash;

/** A NetSuite in memory: SuiteTalk's record API, SuiteQL, RESTlets, both kinds of OAuth, faults. */
@NullMarked
package com.smartap.testkit.netsuite;

import org.jspecify.annotations.NullMarked;

/** A small engine for tests over a database of choice: documents are notes, and the ERP does as it is told. */
package com.smartap.core.bench;

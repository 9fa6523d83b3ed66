/** A connector to Tryton 6.0 over its JSON-RPC: an example of how a third party connects an ERP to SmartAP. */
@NullMarked
package com.example.tryton;

import org.jspecify.annotations.NullMarked;

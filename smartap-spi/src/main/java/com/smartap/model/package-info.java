/** Values that every part of SmartAP shares: money, ids, people, addresses and bank accounts. */
@NullMarked
package com.smartap.model;

import org.jspecify.annotations.NullMarked;

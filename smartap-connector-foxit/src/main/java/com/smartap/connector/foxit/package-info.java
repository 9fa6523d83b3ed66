/** Electronic signatures by Foxit eSign, over its classic API and over the gateway of its developer portal. */
@NullMarked
package com.smartap.connector.foxit;

import org.jspecify.annotations.NullMarked;

/** Tesseract as the engine that recognises words in pictures. */
@NullMarked
package com.smartap.capture.ocr;

import org.jspecify.annotations.NullMarked;

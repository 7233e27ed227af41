/** Tests of the HTML report in Debian's Chromium, without which they are skipped. */
@NullMarked
package dev.brynje.e2e.pages;

import org.jspecify.annotations.NullMarked;

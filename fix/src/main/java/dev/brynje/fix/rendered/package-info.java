/**
 * Fixes of what is made from other files, as of charts: what is rendered says what is wanted, and
 * what it is made from is changed so that it renders just that.
 */
@NullMarked
package dev.brynje.fix.rendered;

import org.jspecify.annotations.NullMarked;

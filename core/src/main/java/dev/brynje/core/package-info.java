/** The one Assessment that every command answers with, and the catalogue of controls behind it. */
@NullMarked
package dev.brynje.core;

import org.jspecify.annotations.NullMarked;

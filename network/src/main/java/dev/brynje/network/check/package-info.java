/** What is wrong with who reaches whom: controls, one file each. */
@NullMarked
package dev.brynje.network.check;

import org.jspecify.annotations.NullMarked;

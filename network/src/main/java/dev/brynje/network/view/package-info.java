/** What is told of who reaches whom: lists, pictures, answers. */
@NullMarked
package dev.brynje.network.view;

import org.jspecify.annotations.NullMarked;

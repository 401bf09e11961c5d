/** The Data tab: where numbers come from, what tables hold, and questions in SQL. */
@NullMarked
package dev.slipway.app.data;

import org.jspecify.annotations.NullMarked;

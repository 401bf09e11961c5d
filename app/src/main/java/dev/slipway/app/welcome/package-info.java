/** Before a study is open: samples, dropping a file, recent studies, and making a study from a CSV file. */
@NullMarked
package dev.slipway.app.welcome;

import org.jspecify.annotations.NullMarked;

/** Tests of the job runners, and the synchronous runner for the tests of view models. */
@NullMarked
package dev.slipway.app.jobs;

import org.jspecify.annotations.NullMarked;

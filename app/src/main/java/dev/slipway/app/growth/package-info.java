/** The Growth and risk tab: from gross to net, risks against their limits, who should get which offer. */
@NullMarked
package dev.slipway.app.growth;

import org.jspecify.annotations.NullMarked;

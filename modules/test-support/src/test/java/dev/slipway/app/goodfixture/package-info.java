@org.jspecify.annotations.NullMarked
package dev.slipway.app.goodfixture;

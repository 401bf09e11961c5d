package dev.slipway.memo;

/**
 * One page as pixels.
 *
 * @param argb row by row, {@code width * height} values of 0xAARRGGBB
 */
public record PageImage(int width, int height, int[] argb) {}

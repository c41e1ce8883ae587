package dev.milepost.analytics.chart;

/** How much room words take, without the font at hand: an average, rather too wide than cut. */
final class Labels {
    private static final int FIRST_WIDE = 0x1100; // from Hangul on letters are as wide as high

    private Labels() {}

    /** About how wide {@code words} are. */
    static double width(String words, double size) {
        return words.codePoints().mapToDouble(Labels::width).sum() * size;
    }

    private static double width(int letter) {
        if (letter >= FIRST_WIDE || letter == 'W' || letter == 'M' || letter == '@') {
            return 1;
        }
        return Character.isUpperCase(letter) ? 0.72 : 0.58;
    }

    /** {@code words}, or as many of them as {@code room} has, with an ellipsis. */
    static String fit(String words, double size, double room) {
        if (width(words, size) <= room) {
            return words;
        }
        StringBuilder fitting = new StringBuilder();
        double left = room / size - width('…');
        for (int letter : words.codePoints().toArray()) {
            left -= width(letter);
            if (left < 0) {
                break;
            }
            fitting.appendCodePoint(letter);
        }
        return fitting.toString().strip() + "…";
    }
}

package dev.milepost.benchmarks.analytics;

/** Where the two databases write the same differently. Periods are numbers, which are grouped faster than texts. */
enum Dialect {
    MARIADB {
        @Override
        String days(String from, String to) {
            return "DATEDIFF(" + to + ", " + from + ")";
        }

        @Override
        String month(String day) {
            return "EXTRACT(YEAR_MONTH FROM " + day + ")";
        }

        @Override
        String week(String day) {
            return "YEARWEEK(" + day + ", 3)";
        }
    },
    DUCKDB {
        @Override
        String days(String from, String to) {
            return "(" + to + " - " + from + ")";
        }

        @Override
        String month(String day) {
            return "year(" + day + ") * 100 + month(" + day + ")";
        }

        @Override
        String week(String day) {
            return "yearweek(" + day + ")";
        }
    };

    /** Whole days between two days. */
    abstract String days(String from, String to);

    /** The month of a day, 202702 for February 2027. */
    abstract String month(String day);

    /** The ISO week of a day, 202708 for the eighth of 2027. */
    abstract String week(String day);
}

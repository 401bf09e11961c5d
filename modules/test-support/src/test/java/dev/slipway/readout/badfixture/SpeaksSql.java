package dev.slipway.readout.badfixture;

import java.sql.Connection;
import java.sql.SQLException;

/** Breaks: only warehouse speaks SQL. */
public final class SpeaksSql {
    private SpeaksSql() {}

    public static boolean answer(Connection connection) throws SQLException {
        return connection.isClosed();
    }
}

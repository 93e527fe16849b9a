package dev.bartizan.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** The contract on a real PostgreSQL server, one server for the class and one database for each test. */
@Tag("slow")
class PostgresStoreTest extends RepositoriesContract {
    private static EmbeddedPostgres server;
    private static int databases;

    @BeforeAll
    static void startServer() throws IOException {
        server = EmbeddedPostgres.builder().setServerConfig("fsync", "on").start();
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @BeforeEach
    @Override
    void open() {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database bartizan" + ++databases);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        super.open();
    }

    @Override
    StoreSettings settings() {
        String url = "jdbc:postgresql://localhost:" + server.getPort() + "/bartizan" + databases;
        return StoreSettings.of(
                url, Optional.of("postgres"), Optional.of("postgres"), directory.resolve("content.key"));
    }
}

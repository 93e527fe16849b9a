package dev.bartizan.store;

class SqliteStoreTest extends RepositoriesContract {
    @Override
    StoreSettings settings() {
        return StoreSettings.of("sqlite:" + directory.resolve("data/bartizan.db"), directory.resolve("content.key"));
    }
}

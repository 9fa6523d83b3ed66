package com.smartap.archive.store;

import com.smartap.archive.FileSystemDocumentStore;
import com.smartap.connector.support.SettingsReader;
import com.smartap.spi.Api;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.archive.DocumentStoreProvider;
import com.smartap.spi.connector.SettingKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Makes stores in folders. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class FileStoreProvider implements DocumentStoreProvider {
    @Override
    public String id() {
        return "file";
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public List<SettingKey> settings() {
        return List.of(SettingKey.required("folder", "Folder of the documents, made if need be."));
    }

    @Override
    public DocumentStore open(Context context) throws IOException {
        SettingsReader settings = new SettingsReader(context.settings());
        String folder = settings.required("folder", "name a folder that only this user can write");
        settings.done();
        return new FileSystemDocumentStore(Path.of(folder));
    }
}

package com.smartap.spring;

import com.smartap.archive.FileSystemDocumentStore;
import com.smartap.core.SmartAp;
import com.smartap.model.ContentHash;
import com.smartap.spi.archive.DocumentSealer;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.archive.Signer;
import com.smartap.spi.archive.TimestampService;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Keeps documents where the properties say and seals PDFs, where smartap-archive is on the class path. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(FileSystemDocumentStore.class)
@ConditionalOnMissingBean(SmartAp.class)
@Import(StoreHealthConfiguration.class)
class ArchiveConfiguration {
    @Bean
    @ConditionalOnMissingBean
    DocumentStore smartApDocumentStore(
            SmartApSettings settings, ObjectProvider<Clock> clocks, ApplicationContext context) throws IOException {
        return new ConfiguredStore(clocks.getIfUnique(Clock::systemUTC), context.getClassLoader())
                .open(settings.properties().archive(), settings.properties().dataDir());
    }

    @Bean
    @ConditionalOnMissingBean
    StoreWatch smartApStoreWatch(
            DocumentStore store,
            SmartApSettings settings,
            ObjectProvider<Clock> clocks,
            ObjectProvider<SmartAp> engines) {
        return new StoreWatch(
                store,
                settings.properties().archive().watch(),
                settings.properties().dataDir(),
                clocks.getIfUnique(Clock::systemUTC),
                () -> inventory(engines.getIfUnique()));
    }

    private static Iterable<ContentHash> inventory(@Nullable SmartAp engine) {
        return engine == null ? List.of() : engine.documents().inventory();
    }

    @Bean
    @ConditionalOnMissingBean
    DocumentSealer smartApDocumentSealer(
            SmartApSettings settings,
            ObjectProvider<Signer> signers,
            ObjectProvider<TimestampService> stamps,
            ObjectProvider<ReadLimits> limits,
            ObjectProvider<Clock> clocks,
            ApplicationContext context)
            throws IOException {
        Clock clock = clocks.getIfUnique(Clock::systemUTC);
        ArchiveProperties archive = settings.properties().archive();
        Signer given = signers.getIfAvailable();
        Signer signer = given == null ? SealKey.of(settings.properties(), clock) : given;
        TimestampService named =
                ConfiguredTimestamps.of(archive.timestamp(), "archive.timestamp", context.getClassLoader());
        return ConfiguredSealer.of(
                archive,
                signer,
                limits.getIfAvailable(settings::readLimits),
                named == null ? stamps.getIfAvailable() : named,
                clock);
    }
}

package com.smartap.spi;

/**
 * The level of the provider interfaces. A provider returns {@link #CURRENT} from {@code spiLevel()}; being a
 * constant, it is compiled into the provider and so records the level that the provider was built against.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class SpiLevel {
    /** The level of this jar. */
    public static final int CURRENT = 1;

    /** The oldest level that this jar still supports. */
    public static final int OLDEST = 1;

    private SpiLevel() {}

    /**
     * Refuses a provider that was built against a level which this jar does not know.
     *
     * @param level what the provider's {@code spiLevel()} returned
     * @param providerId the provider's id, for the message
     * @throws InvalidConfigurationException if the level is not supported
     */
    public static void requireSupported(int level, String providerId) {
        if (level < OLDEST || level > CURRENT) {
            throw new InvalidConfigurationException(
                    "provider \"%s\" was built against SPI level %d, but this SmartAP supports %d to %d. Maybe %s."
                            .formatted(
                                    providerId,
                                    level,
                                    OLDEST,
                                    CURRENT,
                                    level > CURRENT ? "upgrade SmartAP" : "upgrade the provider"));
        }
    }
}

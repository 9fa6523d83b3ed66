package com.smartap.spring;

import com.smartap.core.SignaturePolicy;
import com.smartap.core.SignatureSettings;
import com.smartap.core.SignerDirectory;
import com.smartap.core.SmartAp;
import com.smartap.model.Role;
import com.smartap.model.TenantId;
import com.smartap.spi.esign.ESignGateway;
import com.smartap.spi.esign.ESignProvider;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has invoices signed as the properties say; directory and gateway may be beans of the host's. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingBean(SmartAp.class)
class SignaturesConfiguration {
    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty("smartap.signatures.enabled")
    SignatureSettings smartApSignatureSettings(
            SmartApSettings settings,
            ObjectProvider<SignerDirectory> directories,
            ObjectProvider<ESignGateway> gateways,
            ObjectProvider<ESignProvider> providers,
            ObjectProvider<Clock> clocks,
            ApplicationContext context) {
        SignatureSettings made = settings.signatures();
        if (made == null) {
            throw new IllegalStateException("signatures are enabled and yet have no settings");
        }
        SignerDirectory directory = directories.getIfAvailable();
        if (directory == null) {
            requireSigners(made);
        } else {
            made = made.signedBy(directory);
        }
        SignaturesProperties properties = settings.properties().signatures();
        boolean named = !properties.provider().equals(SignatureSettings.IN_HOUSE);
        ESignGateway own = gateways.getIfAvailable();
        if (own != null) {
            String name = named ? properties.provider() : context.getBeanNamesForType(ESignGateway.class)[0];
            return made.by(name, own);
        }
        if (!named) {
            return made;
        }
        List<ESignProvider> known = new ArrayList<>(providers.orderedStream().toList());
        ServiceLoader.load(ESignProvider.class, context.getClassLoader()).forEach(known::add);
        ESignGateway gateway = new ConfiguredSigning(properties, known, clocks.getIfUnique(Clock::systemUTC)).gateway();
        return made.by(properties.provider(), gateway);
    }

    /** An invoice that nobody could sign would wait for good, so each role that a tier names needs somebody. */
    private static void requireSigners(SignatureSettings made) {
        Problems problems = new Problems();
        made.policy().tiers().stream()
                .map(SignaturePolicy.Tier::signers)
                .flatMap(List::stream)
                .distinct()
                .filter(role -> made.signers().signers(TenantId.DEFAULT, role).isEmpty())
                .map(SignaturesConfiguration::missing)
                .forEach(path -> problems.add(
                        path,
                        "is missing: somebody has to sign in this role. Maybe add id, name and email of a person, or a"
                                + " SignerDirectory bean"));
        problems.throwIfAny();
    }

    private static String missing(Role role) {
        return "signatures.signers." + SignaturesProperties.pathOf(role);
    }
}

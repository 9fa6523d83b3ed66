package com.smartap.console;

import com.smartap.core.SmartAp;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Makes pages of templates, with a template engine of the console's own that leaves the host's alone. */
final class Pages {
    private final TemplateEngine engine = new TemplateEngine();
    private final Map<String, Object> site;

    Pages(ConsoleProperties properties, Assets assets, ClassLoader loader, SmartAp smartAp) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(loader);
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        resolver.setCacheable(true);
        engine.setTemplateResolver(resolver);
        this.site = Map.of(
                "site",
                properties,
                "assets",
                assets,
                "f",
                new Format(properties.timeZone()),
                "w",
                new Words(),
                "sw",
                new SignatureWords(),
                "signing",
                smartAp.signatures().enabled());
    }

    /** A whole page. */
    View page(Visit visit, String template, Map<String, ?> model) {
        return page(visit, template, model, HttpStatus.OK);
    }

    /** A whole page with another status. */
    View page(Visit visit, String template, Map<String, ?> model, HttpStatus status) {
        return made(status, template, null, variables(visit, model));
    }

    /** A page for those who cannot be shown the one they asked for, known or not. */
    View error(@Nullable Visit visit, String base, Map<String, ?> model, HttpStatus status) {
        Map<String, Object> variables = variables(visit, model);
        variables.put("base", base);
        return made(status, visit == null ? "smartap/console/stranger" : "smartap/console/error", null, variables);
    }

    /** A page outside of the console's frame, for people who may not be known. */
    View alone(String template, Map<String, ?> model, HttpStatus status) {
        return made(status, template, null, variables(null, model));
    }

    /** One element of a template, by its id, for requests that replace a part of a page. */
    View part(Visit visit, String template, String id, Map<String, ?> model) {
        return made(HttpStatus.OK, template, Set.of("#" + id), variables(visit, model));
    }

    /** Made before anything is sent, so that what fails can still be said on a page of its own. */
    private View made(HttpStatus status, String template, @Nullable Set<String> parts, Map<String, Object> variables) {
        byte[] bytes = engine.process(template, parts, new Context(Locale.ENGLISH, variables))
                .getBytes(StandardCharsets.UTF_8);
        return (model, request, response) -> {
            response.setStatus(status.value());
            response.setContentType("text/html;charset=UTF-8");
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
        };
    }

    private Map<String, Object> variables(@Nullable Visit visit, Map<String, ?> model) {
        Map<String, Object> variables = new HashMap<>(site);
        variables.putAll(model);
        if (visit != null) {
            variables.put("v", visit);
            Notices.text(visit.notice()).ifPresent(text -> variables.put("notice", text));
        }
        return variables;
    }
}

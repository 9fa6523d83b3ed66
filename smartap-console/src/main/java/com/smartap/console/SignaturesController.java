package com.smartap.console;

import com.smartap.core.SignatureRequest;
import com.smartap.core.Signatures;
import com.smartap.core.SmartAp;
import com.smartap.model.Page;
import com.smartap.model.approval.SignatureRequestId;
import com.smartap.model.invoice.Invoice;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.SmartApException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Requests for signatures: what waits for the actor, what is open, what ended, and one of them. */
@Controller
@RequestMapping("${smartap.console.base-path:/smartap}/signatures")
final class SignaturesController {
    private static final String LIST = "smartap/console/signatures";
    private static final String ONE = "smartap/console/signature";

    private final SmartAp smartAp;
    private final Pages pages;
    private final ConsoleProperties properties;

    SignaturesController(SmartAp smartAp, Pages pages, ConsoleProperties properties) {
        this.smartAp = smartAp;
        this.pages = pages;
        this.properties = properties;
    }

    @GetMapping
    View list(
            Visit visit,
            @RequestParam(required = false) @Nullable String show,
            @RequestParam(required = false) @Nullable String cursor) {
        Tab tab = Tab.of(show);
        Page<SignatureRequest> found = smartAp.signatures()
                .list(visit.actor(), tab.query(visit.actor().id()), Paging.at(cursor, properties.pageSize()));
        List<Line> lines = new ArrayList<>();
        for (SignatureRequest request : found.items()) {
            lines.add(new Line(request, smartAp.invoices().get(visit.actor(), request.invoiceId())));
        }
        Map<String, Object> model = new HashMap<>();
        model.put("page", found);
        model.put("lines", lines);
        model.put("policy", smartAp.signatures().policy().orElse(null));
        model.put("tabs", Tab.values());
        model.put("tab", tab);
        model.put("cursor", cursor == null ? "" : cursor);
        return pages.page(visit, LIST, model);
    }

    @GetMapping("/{id}")
    View show(Visit visit, @PathVariable SignatureRequestId id) {
        return pages.page(visit, ONE, model(visit, id));
    }

    /** The page's content alone, for refreshing; without content while nothing changed. */
    @GetMapping("/{id}/live")
    View live(Visit visit, @PathVariable SignatureRequestId id, @RequestParam String stamp) {
        SignatureRequest request = smartAp.signatures().get(visit.actor(), id);
        return stamp.equals(stamp(request))
                ? new DashboardController.Unchanged()
                : pages.part(visit, ONE, "live", model(visit, id));
    }

    @PostMapping("/{id}/{action}")
    View act(
            Visit visit,
            @PathVariable SignatureRequestId id,
            @PathVariable String action,
            @RequestParam(defaultValue = "") String reason) {
        Signatures signatures = smartAp.signatures();
        try {
            switch (action) {
                case "sign" -> {
                    Signatures.Link link = signatures.link(visit.actor(), id, null);
                    return Redirect.to(
                            visit, SigningController.path(link.token().reveal()));
                }
                case "remind" -> signatures.remind(visit.actor(), id);
                case "check" -> signatures.refresh(visit.actor(), id);
                case "cancel" -> signatures.cancel(visit.actor(), id, needed(reason.strip()));
                default -> throw new NotFoundException("There is no action \"%s\".".formatted(action));
            }
        } catch (SmartApException e) {
            return failed(visit, id, e, reason);
        }
        return Redirect.to(visit, "/signatures/" + id, "signature-" + action);
    }

    /** A link for somebody else, shown this once. */
    @PostMapping("/{id}/link")
    View link(Visit visit, @PathVariable SignatureRequestId id, @RequestParam String person) {
        try {
            Signatures.Link link = smartAp.signatures().link(visit.actor(), id, person);
            Map<String, Object> model = model(visit, id);
            model.put("link", visit.base() + SigningController.path(link.token().reveal()));
            model.put("linkOf", link.person());
            model.put("linkUntil", link.expiresAt());
            return pages.page(visit, ONE, model);
        } catch (SmartApException e) {
            return failed(visit, id, e, "");
        }
    }

    private View failed(Visit visit, SignatureRequestId id, SmartApException e, String typed) {
        Problem problem = Problem.of(e);
        Map<String, Object> model = model(visit, id);
        model.put("problem", problem);
        model.put("typed", typed);
        return pages.page(visit, ONE, model, problem.status());
    }

    private Map<String, Object> model(Visit visit, SignatureRequestId id) {
        SignatureRequest request = smartAp.signatures().get(visit.actor(), id);
        Map<String, Object> model = new HashMap<>();
        model.put("request", request);
        model.put("invoice", smartAp.invoices().get(visit.actor(), request.invoiceId()));
        model.put("own", isTurnOf(request, visit.actor().id()));
        model.put("inHouse", request.provider().equals(com.smartap.core.SignatureSettings.IN_HOUSE));
        model.put("stamp", stamp(request));
        model.put("poll", request.open() ? "every 3s" : "");
        return model;
    }

    /** Whether the person is asked to sign and has not answered. */
    static boolean isTurnOf(SignatureRequest request, String person) {
        return request.open()
                && request.endingWanted() == null
                && request.signers().stream()
                        .anyMatch(signer -> signer.person().equals(person) && SignatureWords.isAsked(signer.step()));
    }

    /** Names the present content of a request's page. */
    static String stamp(SignatureRequest request) {
        return Integer.toHexString(request.hashCode());
    }

    private static String needed(String reason) {
        if (reason.isEmpty()) {
            throw new InvalidRequestException("reason", "Give a reason, so that others understand the decision.");
        }
        return reason;
    }

    /**
     * A row of the list.
     *
     * @param request the request
     * @param invoice its invoice
     */
    record Line(SignatureRequest request, Invoice invoice) {}

    /** What the list shows. */
    enum Tab {
        MINE("To sign by me"),
        OPEN("Open"),
        ENDED("Ended");

        private final String label;

        Tab(String label) {
            this.label = label;
        }

        static Tab of(@Nullable String key) {
            for (Tab tab : values()) {
                if (tab.key().equals(key)) {
                    return tab;
                }
            }
            return MINE;
        }

        /** The name in addresses. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** The name on pages. */
        public String label() {
            return label;
        }

        Signatures.Query query(String person) {
            return switch (this) {
                case MINE -> new Signatures.Query(true, person);
                case OPEN -> new Signatures.Query(true, null);
                case ENDED -> new Signatures.Query(false, null);
            };
        }
    }
}

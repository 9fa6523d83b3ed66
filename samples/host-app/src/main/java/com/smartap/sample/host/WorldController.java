package com.smartap.sample.host;

import com.smartap.console.ConsolePages;
import com.smartap.core.SmartAp;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.SmartApException;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.testkit.samples.SampleInvoice;
import com.smartap.testkit.samples.SampleInvoices;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The simulated world: what ERP and bank hold, and how they can be made to misbehave. A page of the host's own. */
@Controller
@RequestMapping("/smartap/world")
class WorldController {
    private static final String TEMPLATE = "host/world";

    private final ConsolePages pages;
    private final World world;
    private final Strangers strangers;
    private final Mischief mischief;
    private final SmartAp smartAp;

    WorldController(ConsolePages pages, World world, Strangers strangers, Mischief mischief, SmartAp smartAp) {
        this.pages = pages;
        this.world = world;
        this.strangers = strangers;
        this.mischief = mischief;
        this.smartAp = smartAp;
    }

    @GetMapping
    View show(HttpServletRequest request, @RequestParam(required = false) @Nullable String did) {
        Map<String, Object> model = model();
        mischief.text(did).ifPresent(text -> model.put("did", text));
        return pages.page(request, TEMPLATE, model);
    }

    /** What ERP and bank hold, for refreshing. */
    @GetMapping("/live")
    View live(HttpServletRequest request) {
        return pages.part(request, TEMPLATE, "world", model());
    }

    /** Makes the ERP or the bank misbehave, or behave again. */
    @PostMapping("/{who}/{what}")
    View tell(@PathVariable String who, @PathVariable String what) {
        mischief.tell(who, what);
        return back("?did=" + who + "-" + what);
    }

    /** Enters vendor and order of an invoice in the ERP. */
    @PostMapping("/introduce/{id}")
    View introduce(HttpServletRequest request, @PathVariable InvoiceId id) {
        try {
            strangers.introduce(id);
            return new RedirectView("/smartap/invoices/" + id, true);
        } catch (SmartApException e) {
            Map<String, Object> model = model();
            model.put("failed", String.valueOf(e.getMessage()));
            return pages.page(request, TEMPLATE, model);
        }
    }

    /** Submits a sample as the one who is signed in. */
    @PostMapping("/samples")
    View submit(HttpServletRequest request, @RequestParam String file) {
        SampleInvoice sample = sample(file);
        Invoice invoice =
                smartAp.invoices().submit(pages.actor(request), DocumentSource.of(sample.fileName(), sample.pdf()));
        return new RedirectView("/smartap/invoices/" + invoice.id(), true);
    }

    @GetMapping("/samples/{file}")
    ResponseEntity<byte[]> download(@PathVariable String file) {
        SampleInvoice sample = sample(file);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + sample.fileName() + "\"")
                .body(sample.pdf());
    }

    private Map<String, Object> model() {
        Map<String, Object> model = new HashMap<>();
        model.put("folder", String.valueOf(world.folder().getParent()));
        model.put("erpUrl", world.erp().baseUrl().toString());
        model.put("bills", newestFirst(world.erp().bills()));
        model.put("attachments", world.erp().attachments().size());
        model.put("vendors", world.erp().entities("Vendor").size());
        model.put("orders", world.erp().entities("PurchaseOrder").size());
        model.put("balance", world.bank().balance());
        model.put("bankPayments", newestFirst(world.bank().payments()));
        model.put("files", newestFirst(world.bank().files()));
        model.put("statements", world.bank().statements().size());
        model.put("unreported", world.bank().unreported());
        model.put("strangers", strangers.waiting());
        model.put("erpFaults", mischief.erp());
        model.put("bankFaults", mischief.bank());
        model.put("users", List.of(DemoUser.values()));
        return model;
    }

    private static SampleInvoice sample(String fileName) {
        return SampleInvoices.all().stream()
                .filter(sample -> sample.fileName().equals(fileName))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("There is no sample \"%s\".".formatted(fileName)));
    }

    private static <T> List<T> newestFirst(List<T> oldestFirst) {
        List<T> reversed = new java.util.ArrayList<>(oldestFirst);
        java.util.Collections.reverse(reversed);
        return reversed.subList(0, Math.min(20, reversed.size()));
    }

    private static View back(String query) {
        return new RedirectView("/smartap/world" + query, true);
    }
}

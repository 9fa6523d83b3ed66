package com.smartap.console;

import com.smartap.core.Audit;
import com.smartap.core.Power;
import com.smartap.core.SmartAp;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.SmartApException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Forgetting a person: the page says what it does and cannot undo, and the id is typed a second time. */
@Controller
@RequestMapping("${smartap.console.base-path:/smartap}/audit/erasure")
final class ErasureController {
    private static final String TEMPLATE = "smartap/console/audit-erasure";

    private final SmartAp smartAp;
    private final Pages pages;

    ErasureController(SmartAp smartAp, Pages pages) {
        this.smartAp = smartAp;
        this.pages = pages;
    }

    @GetMapping
    View ask(Visit visit, @RequestParam(defaultValue = "") String person) {
        Power.ERASE_PERSONS.require(visit.actor());
        return pages.page(visit, TEMPLATE, model(person, ""));
    }

    @PostMapping
    View erase(
            Visit visit,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String again,
            @RequestParam(defaultValue = "") String reason) {
        Map<String, Object> model = model(person.strip(), reason.strip());
        try {
            Power.ERASE_PERSONS.require(visit.actor());
            model.put("done", erased(visit, person.strip(), again.strip(), reason.strip()));
        } catch (SmartApException e) {
            Problem problem = Problem.of(e);
            model.put("problem", problem);
            return pages.page(visit, TEMPLATE, model, problem.status());
        }
        return pages.page(visit, TEMPLATE, model);
    }

    private Audit.Erasure erased(Visit visit, String person, String again, String reason) {
        if (person.isEmpty()) {
            throw new InvalidRequestException("person", "Write the id of the person, as the audit log shows it.");
        }
        if (!person.equals(again)) {
            throw new InvalidRequestException(
                    "again", "The two ids differ, so nothing was erased. Write the same id twice.");
        }
        return smartAp.audit().erase(visit.actor(), person, reason);
    }

    private static Map<String, Object> model(String person, String reason) {
        Map<String, Object> model = new HashMap<>();
        model.put("person", person);
        model.put("reason", reason);
        return model;
    }
}

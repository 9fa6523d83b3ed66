package com.smartap.spring.rest;

import com.smartap.core.SmartAp;
import com.smartap.model.Actor;
import com.smartap.model.PageRequest;
import com.smartap.model.purchasing.Vendor;
import com.smartap.model.purchasing.VendorId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Vendors. */
@ApiController
@RequestMapping(RestPaths.BASE + "/vendors")
class VendorController {
    private final SmartAp smartAp;

    VendorController(SmartAp smartAp) {
        this.smartAp = smartAp;
    }

    @GetMapping
    ResponseEntity<PageDto<VendorDto>> list(
            Actor actor, PageRequest page, @RequestParam(required = false) @Nullable String text) {
        return PageDto.of(smartAp.vendors().list(actor, text, page), VendorDto::of);
    }

    @PostMapping
    ResponseEntity<VendorDto> create(Actor actor, @RequestBody VendorDto.DetailsDto details) {
        Vendor vendor = smartAp.vendors().create(actor, details.toDetails(null));
        return Answers.created(VendorDto.of(vendor), vendor.id().value(), vendor.version());
    }

    @GetMapping("/{id}")
    ResponseEntity<VendorDto> get(Actor actor, @PathVariable VendorId id) {
        return answer(smartAp.vendors().get(actor, id));
    }

    @PutMapping("/{id}")
    ResponseEntity<VendorDto> update(
            Actor actor,
            @PathVariable VendorId id,
            ExpectedVersion version,
            @RequestBody VendorDto.DetailsDto details) {
        Vendor stored = smartAp.vendors().get(actor, id);
        return answer(smartAp.vendors().update(actor, id, version.value(), details.toDetails(stored.bankAccount())));
    }

    private static ResponseEntity<VendorDto> answer(Vendor vendor) {
        return Answers.of(VendorDto.of(vendor), vendor.version());
    }
}

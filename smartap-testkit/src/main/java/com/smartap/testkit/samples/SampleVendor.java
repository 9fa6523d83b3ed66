package com.smartap.testkit.samples;

import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.spi.Api;
import java.util.Currency;

/**
 * A fictional vendor of the sample invoices, as an ERP would hold it.
 *
 * @param id a short stable id, such as {@code V-1001}
 * @param name the name as printed on its invoices
 * @param taxId tax or VAT id as printed
 * @param address postal address
 * @param email where it gets its remittance advice
 * @param phone telephone number as printed
 * @param currency the currency it bills in
 * @param paymentTerms such as {@code Net 30}
 * @param bankAccount where it is paid; a US account for vendors that bill in USD
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record SampleVendor(
        String id,
        String name,
        String taxId,
        Address address,
        String email,
        String phone,
        Currency currency,
        String paymentTerms,
        BankAccount bankAccount) {}

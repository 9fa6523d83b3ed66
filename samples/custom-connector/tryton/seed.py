#!/usr/bin/python3
"""Fills an empty Tryton 6.0 database with a small company: chart of accounts, vendors, purchase orders, receipts.

Takes from the environment: SEED_DATABASE (its address), SEED_CONF (Tryton's configuration file), TRYTON_PASSWORD and
TRYTON_ADMIN_PASSWORD (of the users "smartap" and "admin"). Dates follow today, so that the fiscal year is open. Prints what it made as properties.
"""
import datetime
import os
from decimal import Decimal

from proteus import Model, Wizard, config

API_GROUPS = ['Account', 'Purchase', 'Stock', 'Party Administration', 'Account Party']
TODAY = datetime.date.today()


def currency(code, name, symbol, rate):
    record = Model.get('currency.currency')(
        name=name, symbol=symbol, code=code, rounding=Decimal('0.01'))
    record.save()
    Model.get('currency.currency.rate')(
        date=datetime.date(2000, 1, 1), rate=rate, currency=record).save()
    return record


def company(usd):
    party = Model.get('party.party')(name='Northwind Books')
    party.save()
    wizard = Wizard('company.company.config')
    wizard.execute('company')
    wizard.form.party = party
    wizard.form.currency = usd
    wizard.execute('add')
    settings = config.get_config()
    settings._context = Model.get('res.user').get_preferences(True, {})
    record, = Model.get('company.company').find([])
    return record


def chart(owner):
    template, = Model.get('account.account.template').find([('parent', '=', None)])
    wizard = Wizard('account.create_chart')
    wizard.execute('account')
    wizard.form.account_template = template
    wizard.form.company = owner
    wizard.execute('create_account')
    account = Model.get('account.account')
    found = {}
    for kind in ('receivable', 'payable', 'revenue', 'expense'):
        found[kind] = account.find(
            [('type.%s' % kind, '=', True), ('company', '=', owner.id)], limit=1)[0]
    for kind, name in (('cash', 'Main Cash'), ('tax', 'Main Tax')):
        found[kind], = account.find([('name', '=', name), ('company', '=', owner.id)])
    wizard.form.account_receivable = found['receivable']
    wizard.form.account_payable = found['payable']
    wizard.execute('create_properties')
    found['expense'].code = '6000'
    found['expense'].save()
    freight = account(
        name='Freight', code='6100', company=owner, type=found['expense'].type, parent=found['expense'].parent)
    freight.save()
    found['freight'] = freight
    return found


def fiscal_year(owner, year):
    sequence_type = {t.name: t for t in Model.get('ir.sequence.type').find([])}
    moves = Model.get('ir.sequence')(
        name='Moves %d' % year, sequence_type=sequence_type['Account Move'], company=owner)
    moves.save()
    invoices = Model.get('ir.sequence.strict')(
        name='Invoices %d' % year, prefix='%d-' % year, sequence_type=sequence_type['Invoice'], company=owner)
    invoices.save()
    record = Model.get('account.fiscalyear')(
        name=str(year), company=owner, post_move_sequence=moves,
        start_date=datetime.date(year, 1, 1), end_date=datetime.date(year, 12, 31))
    numbers, = record.invoice_sequences
    for name in ('out_invoice', 'out_credit_note', 'in_invoice', 'in_credit_note'):
        setattr(numbers, name + '_sequence', invoices)
    record.save()
    record.click('create_period')


def payment_term():
    record = Model.get('account.invoice.payment_term')(name='Net 30')
    delta = record.lines.new(type='remainder').relativedeltas.new()
    delta.days = 30
    record.save()
    return record


def tax(accounts):
    record = Model.get('account.tax')(
        name='Sales Tax 8%', description='Sales Tax 8%', type='percentage', rate=Decimal('.08'),
        invoice_account=accounts['tax'], credit_note_account=accounts['tax'])
    record.save()
    return record


def payment_method(accounts):
    journal, = Model.get('account.journal').find([('type', '=', 'cash')])
    Model.get('account.invoice.payment.method')(
        name='Cash', journal=journal, credit_account=accounts['cash'], debit_account=accounts['cash']).save()


def product(name, code, price, accounts, kind='goods'):
    category_model = Model.get('product.category')
    found = category_model.find([('name', '=', 'Bought')])
    if found:
        category, = found
    else:
        category = category_model(
            name='Bought', accounting=True,
            account_expense=accounts['expense'], account_revenue=accounts['revenue'])
        category.save()
    unit, = Model.get('product.uom').find([('name', '=', 'Unit')])
    template = Model.get('product.template')(
        name=name, code=code, default_uom=unit, type=kind, purchasable=True,
        list_price=price, cost_price_method='fixed', account_category=category)
    template.products[0].cost_price = price
    template.save()
    return template.products[0]


def country():
    record = Model.get('country.country')(name='United States', code='US', code3='USA', code_numeric='840')
    record.save()
    michigan = Model.get('country.subdivision')(name='Michigan', code='US-MI', type='state', country=record)
    michigan.save()
    return record, michigan


def vendor(name, ein, terms, place, bank, number, active=True):
    usa, michigan = place
    record = Model.get('party.party')(name=name, supplier_payment_term=terms)
    address = record.addresses[0]
    address.street = '400 Parts Ln'
    address.postal_code = '48201'
    address.city = 'Detroit'
    address.country = usa
    address.subdivision = michigan
    address.invoice = True
    if ein:
        record.identifiers.new(type='us_ein', code=ein)
    record.contact_mechanisms.new(type='email', value='ap@%s.example' % name.split()[0].lower())
    record.contact_mechanisms.new(type='phone', value='+1 313 555 0100')
    record.save()
    if number:
        account = Model.get('bank.account')(bank=bank)
        account.owners.append(Model.get('party.party')(record.id))
        account.numbers.new(type='other', number=number)
        account.save()
    if not active:
        record.active = False
        record.save()
    return record


def order(party, terms, lines, method='manual'):
    record = Model.get('purchase.purchase')(
        party=party, payment_term=terms, purchase_date=TODAY, invoice_method=method)
    for item, quantity, price in lines:
        line = record.lines.new()
        line.product = item
        line.quantity = quantity
        line.unit_price = price
        line.description = item.name
    record.save()
    record.click('quote')
    record.click('confirm')
    record.reload()
    if record.state == 'confirmed':
        record.click('process')
        record.reload()
    return record


def receive(purchase, quantity):
    """Receives part of the first line of an order."""
    move_model = Model.get('stock.move')
    shipment = Model.get('stock.shipment.in')(supplier=purchase.party, effective_date=TODAY)
    waiting = [m for m in purchase.moves if m.state == 'draft'][0]
    shipment.incoming_moves.append(move_model(waiting.id))
    shipment.incoming_moves[0].quantity = quantity
    shipment.save()
    shipment.click('receive')
    shipment.click('done')


def users():
    user_model = Model.get('res.user')
    admin, = user_model.find([('login', '=', 'admin')])
    admin.password = os.environ['TRYTON_ADMIN_PASSWORD']
    admin.save()
    user = user_model(name='SmartAP', login='smartap', password=os.environ['TRYTON_PASSWORD'])
    owner, = Model.get('company.company').find([])
    user.companies.append(owner)
    user.company = Model.get('company.company')(owner.id)
    for group in Model.get('res.group').find([('name', 'in', API_GROUPS)]):
        user.groups.append(group)
    user.save()


def main():
    config.set_trytond(
        database=os.environ['SEED_DATABASE'], user='admin', config_file=os.environ['SEED_CONF'])
    usd = currency('USD', 'US Dollar', '$', Decimal('1'))
    currency('EUR', 'Euro', '€', Decimal('0.9'))
    owner = company(usd)
    accounts = chart(owner)
    for year in range(TODAY.year - 1, TODAY.year + 2):
        fiscal_year(owner, year)
    terms = payment_term()
    tax(accounts)
    payment_method(accounts)
    place = country()
    bank_party = Model.get('party.party')(name='First Bank')
    bank_party.save()
    bank = Model.get('bank')(party=bank_party)
    bank.save()
    keyboard = product('Keyboard - Mechanical', 'KEY-MECH-006', Decimal('149.99'), accounts)
    bearing = product('Bearing', 'B-100', Decimal('50'), accounts)
    industrial = vendor('Industrial Parts Co', '91-1144442', terms, place, bank, '987654321')
    harbor = vendor('Harborview Office Supply', None, terms, place, bank, None)
    vendor('Old Mill Paper', None, terms, place, bank, None, active=False)
    first = order(industrial, terms, [(keyboard, 10, Decimal('149.99')), (bearing, 20, Decimal('50'))])
    receive(first, 4)
    second = order(harbor, terms, [(bearing, 3, Decimal('12.5'))])
    own = order(industrial, terms, [(bearing, 7, Decimal('50'))], method='order')
    users()
    print('vendor=%d' % industrial.id)
    print('order=%d' % first.id)
    print('openOrder=%d' % second.id)
    print('selfInvoicingOrder=%d' % own.id)
    print('taxAccount=%d' % accounts['tax'].id)


if __name__ == '__main__':
    main()

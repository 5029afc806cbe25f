"""General English word lists that tell offices, honorifics and page words from names.

None of them names a person or a document. An office word may stand in an office ("Deputy", "Council", "Affairs"); an
office head is what a person can be ("President", "Secretary").
"""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


OFFICE_HEADS = words(
    """
    President Premier Chancellor King Queen Emperor Empress Prince Princess Amir Emir Sultan Crown-Prince Pope Patriarch
    Taoiseach Minister Ministers Secretary Secretary-General Director Director-General Chairman Chairwoman Chairperson
    Chair Speaker Governor Mayor Mayors Mayor-elect President-elect Senator Congressman Congresswoman Representative
    Ambassador Envoy Advisor Adviser Advisors Advisers Commissioner Commander Commander-in-Chief General Admiral
    Colonel Lieutenant Major Marshal Chief Head Deputy Leader Administrator Attorney Judge Justice Coordinator
    Spokesperson Spokesman Spokeswoman Counselor Counsellor Councillor Prosecutor Ombudsman Rector Comptroller
    Treasurer Lady Gentleman Vice-President Vice-Chancellor Vice-Premier Ayatollah Rapporteur Plenipotentiary
    Executive Presidents Chairmen Leaders Akim Aide Assistant Undersecretary Under-Secretary-General Archbishop Cardinal
    Metropolitan Grand Duke Archduke Delegate Negotiator Trustee MP MEP CEO PM FM VP
    """
)

OFFICE_WORDS = OFFICE_HEADS | words(
    """
    Prime Vice First Second Third Acting Former Interim Foreign Interior Defense Defence Finance Economy Economic
    Affairs External Internal Security Council National State Federal Federation Supreme High Special Senior Principal
    Permanent Presidential Executive Office Staff Staffs Service Intelligence Agency Bureau Committee Commission Ministry
    Department Treasury Trade Commerce Labor Labour Energy Health Human Services Education Science Culture Agriculture
    Transportation Transport Environment Environmental Protection Ecology Climate Development Regional Region Republic
    Oblast Territory Administration Military Armed Forces Force Army Navy Naval Air Joint Chiefs Union Assembly
    Parliament Parliamentary Senate House Representatives Duma Verkhovna Rada Majlis Congress Cabinet Board Bank
    Central Reserve Fund Court Constitutional Justice Law Legal Policy Political Emergency Emergencies Situations Civil
    Disaster Relief Industry Industrial Infrastructure Construction Housing Urban Communities Territories Digital
    Technology Innovation Communications Communication Information Press Public Social Sports Tourism Youth Veterans
    Homeland Management Budget Strategic Planning Coordination Integration European Euro-Atlantic Eurasian Atlantic
    World Global International Inter-Parliamentary Interparliamentary United Nations Organization Organisation
    Cooperation Treaty Collective Forum Foundation Institute Academy University Party Group Alliance General Main
    Central Directorate Division Counsel Legislative Religious Counterterrorism Cyber Nuclear Nonproliferation Arms
    Control Middle East North South West Africa African Asian Pacific Indo-Pacific Western Eastern Northern Southern
    Hemisphere Near Far Global Europe Asia Americas Member Members Deputy Co-Chair Alternate Royal Imperial Supreme
    Guard Police Border Customs Tax Revenue Statistics Property Natural Resources Water Food Forestry Fisheries Railways
    Aviation Space Atomic Oil Gas Privatization Reform Reforms Refugees Migration Citizenship Immigration Humanitarian
    Engagement Outreach Liaison Partnerships Strategies Initiatives Entrepreneurship Preparedness Response
    Monitoring Supervision Oversight Inspection Inspectorate Safety Audit Procurement Antimonopoly Competition
    Ministerial Elected Newly-Elected City Municipal Kingdom Commonwealth Monetary Mission Delegation Contact Duchy
    """
)

HONORIFICS = words(
    """
    Mr Mrs Ms Miss Dr Prof Professor Sir Dame Lord Baroness Sheikh Shaikh Sheikha Sayyid Seyyed Excellency Majesty
    H.E HE H.R.H HRH H.M HM Highness Holiness Eminence Honorable Honourable Rt Hon Gen Lt Col Maj Adm Sen Rep Gov Amb Hajj Haji Tun Datuk Dato
    Smt Shri Sri Kumari Hon'ble
    """
)

PARTICLES = words("bin ibn bint al el ul van von der den de da di del dos du la le ter ten y")
# Plain words that are first names after an office: "President Bill Clinton".
ALSO_NAMES = words("Bill Will May Mark Grant Dean Rob Art Jack Major Victor To")
# Common words that are first names too.
FIRST_NAMES = ALSO_NAMES | words(
    """
    Grace Hope Rose Faith Joy Dawn Summer Young Miles Norm Angel Christian Sterling Noble Chase Hunter Mason Frank Drew Rich
    Lance Chuck Dale April June August Constant Ernest Felix Clement Carol Paris Brook Robin Forest Field Daisy Lily Iris Ruby
    Pearl Olive Ivy Violet Crystal Amber Jade Melody Harmony Patience Prudence Charity Mercy Justice Royal Royce Duke Baron
    """
)
CONNECTORS = words("of the for to and on in at &")

# Capitalised at the head of a sentence or in a headline, never part of a name.
PLAIN_WORDS = words(
    """
    The A An This That These Those His Her Its Our Your Their My He She It We You They I In On At By For From With To Of
    And Or But Nor As If When While Where Who Whom Whose Which What Why How Because Since Until Although Though However
    Today Yesterday Tomorrow Tonight Now Then Later Earlier Before After During Following Ahead Also Both Each All Some
    Many Most Several Other Another Such Same Not No Yes There Here Moreover Furthermore Meanwhile Finally Additionally
    Perhaps Maybe Possibly Probably Apparently Reportedly Presumably Clearly Indeed Certainly Nevertheless Nonetheless Likewise
    Similarly Afterwards Eventually Shortly Recently Yet So Unlike Like Despite Given Besides Beyond Rather Whether Neither Either Even Still Instead Once Only Thus Therefore Taking Speaking Noting Attending Attended Opening Welcoming Meeting Meetings Met Meets Meet Call Calls
    Called Conversation Conversations Talks Talk Talked Spoke Speaks Readout Readouts Statement Statements Remarks Visit
    Visits Visited Trip Travel Travels Summit Summits Session Bilateral Trilateral Telephone Phone Video Virtual Working
    Joint Official Letter Message Greetings Birthday Condolences Congratulations Congratulated Telegram Announcement
    Launch Signing Ceremony Conference Press Briefing Background Fact Sheet Week Day Year Month New Anniversary On Up
    Over Between Under Against About Into Through Within Without Against Among Along Across Per Via Including Regarding
    Concerning According Thanks Together Separately Held Holds Hold Has Had Have Was Were Is Are Be Been Will Would Can
    Could Should May Might Must Shall Do Does Did Received Receives Receive Hosted Hosts Host Welcomed Welcomes Welcome
    Sent Sends Discussed Discusses Discuss Trilaterals Negotiations Consultations Reception Dinner Lunch Luncheon Upcoming
    January February March April June July August September October November December Monday Tuesday Wednesday Thursday
    Friday Saturday Sunday Dear God Good Evening Morning Thank Please Let Mutual Strong Full Next Last Delegations Leaders
    Participants Parties Sides Presidents Travelled Traveled Arrived Departed Agreement Agreements Declaration Memorandum
    College Colleges School Violence Order Orders League Leagues Leadership Association Associations Championship
    Championships Champions Cup Games Olympic Olympics Club Team Company Corporation Corp Inc Ltd Ballet Orchestra Theatre
    Theater Museum Library Church Cathedral Hospital Airport Station Palace Residence Hall Square Street Avenue Building
    Center Centre Room River Lake Sea Ocean Bay Island Islands Mountains Strait Gulf Valley Peninsula Coast Canal
    Initiative Program Programme Project Projects Plan Plans Partnership Framework Pact Package Roadmap Strategy
    Dialogue Charter Platform Network Corridor Pipeline Stream Exhibition Festival Prize Award Medal Medals Hero Heroes
    War Peace Battle Victory Revolution Independence Freedom Democracy Rights Crisis Pandemic Coronavirus Rescue Recovery
    Historically Black Bipartisan Democratic Republican Democrats Republicans Congressional Extreme Risk Infrastructure
    Families Workers Businesses Companies Industries Systems Power Plant Plants Weapons Missile Missiles Aircraft Football
    Bill Act Law Resolution Quad Covid COVID Special Address Interview Release Immediate Administration
    """
)

// Package sarif has the part of the SARIF 2.1.0 log format (OASIS Standard,
// "Static Analysis Results Interchange Format") that sessionlint writes.
//
// The known libraries for it link an HTTP client and a schema validator. The
// go command starts this program once for each package, and their
// initialisation would lengthen each start by half, so they are used in the
// tests only.
package sarif

// Schema is the address of the format's schema, and Version its version.
const (
	Schema  = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	Version = "2.1.0"
)

// A Log is the whole file.
type Log struct {
	Schema  string `json:"$schema"`
	Version string `json:"version"`
	Runs    []Run  `json:"runs"`
}

// A Run is one run of one tool.
type Run struct {
	Tool       Tool                `json:"tool"`
	BaseIDs    map[string]Artifact `json:"originalUriBaseIds,omitempty"`
	ColumnKind string              `json:"columnKind"`
	Taxonomies []Component         `json:"taxonomies,omitempty"`
	Results    []Result            `json:"results"`
}

// A Tool is what produced the run.
type Tool struct {
	Driver Component `json:"driver"`
}

// A Component is a tool or a taxonomy.
type Component struct {
	Name           string      `json:"name"`
	Version        string      `json:"version,omitempty"`
	Organization   string      `json:"organization,omitempty"`
	InformationURI string      `json:"informationUri"`
	Short          *Text       `json:"shortDescription,omitempty"`
	Rules          []Rule      `json:"rules,omitempty"`
	Taxa           []Taxon     `json:"taxa,omitempty"`
	Taxonomies     []Reference `json:"supportedTaxonomies,omitempty"`
}

// A Rule describes a kind of results.
type Rule struct {
	ID            string         `json:"id"`
	Short         Text           `json:"shortDescription"`
	Full          Text           `json:"fullDescription"`
	Help          Text           `json:"help"`
	HelpURI       string         `json:"helpUri"`
	Configuration Configuration  `json:"defaultConfiguration"`
	Relationships []Relationship `json:"relationships,omitempty"`
	Properties    map[string]any `json:"properties,omitempty"`
}

// Configuration says whether a rule runs unless asked, and how bad its results
// are.
type Configuration struct {
	Enabled bool   `json:"enabled"`
	Level   string `json:"level"`
}

// A Relationship ties a rule to an entry of a taxonomy.
type Relationship struct {
	Target Target   `json:"target"`
	Kinds  []string `json:"kinds"`
}

// A Target names an entry of a taxonomy.
type Target struct {
	ID        string    `json:"id"`
	Component Reference `json:"toolComponent"`
}

// A Reference names a component.
type Reference struct {
	Name string `json:"name"`
}

// A Taxon is an entry of a taxonomy.
type Taxon struct {
	ID      string `json:"id"`
	HelpURI string `json:"helpUri"`
}

// A Text is text, and the same in Markdown.
type Text struct {
	Text     string `json:"text"`
	Markdown string `json:"markdown,omitempty"`
}

// A Result is a finding.
type Result struct {
	RuleID       string            `json:"ruleId"`
	RuleIndex    int               `json:"ruleIndex"`
	Level        string            `json:"level"`
	Message      Text              `json:"message"`
	Locations    []Location        `json:"locations"`
	Related      []Location        `json:"relatedLocations,omitempty"`
	Flows        []Flow            `json:"codeFlows,omitempty"`
	Fixes        []Fix             `json:"fixes,omitempty"`
	Fingerprints map[string]string `json:"partialFingerprints"`
}

// A Location is a place with what is said of it.
type Location struct {
	ID       int      `json:"id,omitempty"`
	Message  *Text    `json:"message,omitempty"`
	Physical Physical `json:"physicalLocation"`
}

// A Physical location is a region of a file.
type Physical struct {
	Artifact Artifact `json:"artifactLocation"`
	Region   Region   `json:"region"`
}

// An Artifact is the address of a file, perhaps relative to a base.
type Artifact struct {
	URI    string `json:"uri"`
	BaseID string `json:"uriBaseId,omitempty"`
}

// A Region counts from 1; the end is exclusive.
type Region struct {
	StartLine   int `json:"startLine"`
	StartColumn int `json:"startColumn,omitempty"`
	EndLine     int `json:"endLine,omitempty"`
	EndColumn   int `json:"endColumn,omitempty"`
}

// A Flow is the way of a value through the code.
type Flow struct {
	Threads []Thread `json:"threadFlows"`
}

// A Thread is one sequence of places.
type Thread struct {
	Locations []Passed `json:"locations"`
}

// A Passed is a place of a flow.
type Passed struct {
	Location Location `json:"location"`
}

// A Fix is a repair.
type Fix struct {
	Description Text     `json:"description"`
	Changes     []Change `json:"artifactChanges"`
}

// A Change is what a fix does to a file.
type Change struct {
	Artifact     Artifact      `json:"artifactLocation"`
	Replacements []Replacement `json:"replacements"`
}

// A Replacement puts a text in the place of another.
type Replacement struct {
	Deleted  Region `json:"deletedRegion"`
	Inserted Text   `json:"insertedContent"`
}
